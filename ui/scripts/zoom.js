// Shows a shorter or longer time of a picture in place, so that the page stays where it is.
// Without it the links load the page anew at the picture.
export function startZoom (section) {
  section.addEventListener('click', async (event) => {
    const link = event.target.closest('.tl-zoom a')
    if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return
    }
    event.preventDefault()
    try {
      const answer = await fetch(link.href)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.getElementById(section.id)
      if (!answer.ok || !fresh) {
        throw new Error('no picture came')
      }
      section.replaceChildren(...fresh.childNodes)
      history.replaceState(null, '', link.href)
      section.querySelector('.tl-zoom [aria-current]')?.focus()
    } catch {
      location.assign(link.href)
    }
  })
}
