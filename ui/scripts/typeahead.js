// A long list becomes a box that filters the list by typing: the combobox pattern of ARIA 1.2.
// The list itself stays in the form, out of sight, and holds the answer.
const most = 30 // options shown at a time

export const startTypeahead = (select) => {
  const options = [...select.options].filter((o) => o.value !== '')
  const blank = [...select.options].find((o) => o.value === '')
  const id = select.id
  const combo = document.createElement('div')
  combo.className = 'tl-combo'

  const input = document.createElement('input')
  const list = document.createElement('ul')
  const count = document.createElement('div')
  if (select.hasAttribute('aria-describedby')) input.setAttribute('aria-describedby', select.getAttribute('aria-describedby'))
  Object.assign(input, { type: 'text', className: 'govuk-input', autocomplete: 'off', disabled: select.disabled })
  if (select.classList.contains('govuk-select--error')) input.classList.add('govuk-input--error')
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', `${id}-list`)
  Object.assign(list, { className: 'tl-combo__list', id: `${id}-list`, hidden: true })
  list.setAttribute('role', 'listbox')
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`)
  if (label) {
    label.id ||= `${id}-label`
    list.setAttribute('aria-labelledby', label.id)
  }
  count.className = 'govuk-visually-hidden'
  count.setAttribute('role', 'status')

  // The box takes the list's id, so that the label and the error summary lead to it.
  select.before(combo)
  combo.append(input, list, count, select)
  select.id = `${id}-select`
  input.id = id
  select.hidden = true

  let shown = []
  let active = -1

  const close = () => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  const point = (n) => {
    active = n
    ;[...list.children].forEach((item, i) => item.setAttribute('aria-selected', i === n))
    if (n < 0) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', list.children[n].id)
    list.children[n].scrollIntoView({ block: 'nearest' })
  }

  const open = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    const chosen = options.some((o) => o.text === input.value)
    shown = options.filter((o) => chosen || words.every((w) => o.text.toLowerCase().includes(w))).slice(0, most)
    list.replaceChildren(
      ...shown.map((o, n) => {
        const item = document.createElement('li')
        Object.assign(item, { id: `${id}-option-${n}`, className: 'tl-combo__option', textContent: o.text })
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', 'false')
        item.addEventListener('mousedown', (event) => event.preventDefault()) // keep the focus in the box
        item.addEventListener('click', () => choose(o))
        return item
      })
    )
    count.textContent = shown.length === 0 ? 'Nothing found' : `${shown.length} to choose from`
    list.hidden = shown.length === 0
    input.setAttribute('aria-expanded', String(shown.length > 0))
    point(-1)
  }

  const set = (option) => {
    const value = option ? option.value : blank ? blank.value : ''
    if (select.value === value) return
    select.value = value
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }

  const choose = (option) => {
    input.value = option.text
    set(option)
    close()
  }

  // Words that are no option are not an answer: the box goes back to the last answer.
  const settle = () => {
    const typed = input.value.trim().toLowerCase()
    const match = options.find((o) => o.text.toLowerCase() === typed)
    if (match || typed === '') set(match)
    const now = options.find((o) => o.value === select.value)
    input.value = now ? now.text : ''
    close()
  }

  const keys = {
    ArrowDown: () => (list.hidden ? open() : point((active + 1) % shown.length)),
    ArrowUp: () => (list.hidden ? open() : point((active - 1 + shown.length) % shown.length)),
    Enter: () => !list.hidden && active >= 0 && choose(shown[active]),
    Escape: () => (list.hidden ? (input.value = '') : close())
  }
  input.addEventListener('keydown', (event) => {
    const act = keys[event.key]
    if (!act || (event.key === 'Enter' && (list.hidden || active < 0))) return
    event.preventDefault()
    act()
  })
  // Enter chooses, and never sends a form that somebody is still filling in.
  input.addEventListener('keypress', (event) => event.key === 'Enter' && event.preventDefault())
  input.addEventListener('input', open)
  input.addEventListener('click', open)
  input.addEventListener('blur', settle)
  select.addEventListener('change', () => {
    const now = options.find((o) => o.value === select.value)
    if (document.activeElement !== input) input.value = now ? now.text : ''
  })
  // What the page came with is an answer: the box shows it, and nothing is set.
  const given = options.find((o) => o.value === select.value)
  input.value = given ? given.text : ''
}
