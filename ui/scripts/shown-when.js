// A question with data-shown-when="other" and data-shown-is="code code" is asked only while
// the other question has one of those answers. What is not asked is not sent; without
// JavaScript it is always there, and the server passes over what does not apply.
export const startShownWhen = (box) => {
  const form = box.closest('form')
  const wanted = box.dataset.shownIs.split(' ').filter(Boolean)
  const answers = () =>
    [...form.querySelectorAll(`[name="${CSS.escape(box.dataset.shownWhen)}"]`)]
      .filter((input) => !['checkbox', 'radio'].includes(input.type) || input.checked)
      .map((input) => input.value)
      .filter(Boolean)
  const show = () => {
    box.hidden = !(wanted.length ? answers().some((a) => wanted.includes(a)) : answers().length)
  }
  form.addEventListener('change', show)
  show()
}
