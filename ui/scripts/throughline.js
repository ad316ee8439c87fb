// Starts everything that makes a page better where there is JavaScript. Each page works without it.
import { initAll } from './govuk-frontend.min.js'
import { forgetSent, startAutosave } from './autosave.js'
import { startTypeahead } from './typeahead.js'
import { startTables } from './tables.js'
import { startShownWhen } from './shown-when.js'
import { startZoom } from './zoom.js'

initAll()
forgetSent()

const start = (selector, begin) => document.querySelectorAll(selector).forEach(begin)

start('select[data-typeahead]', startTypeahead)
start('form[data-autosave]', startAutosave)
start('table[data-filterable]', startTables)
start('[data-shown-when]', startShownWhen)
start('[data-zoom]', startZoom)

// A form that may be sent once: a second press does nothing until the page is shown again.
start('form[data-submit-once]', (form) => {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    form.dataset.sent = 'yes'
  })
  window.addEventListener('pageshow', () => delete form.dataset.sent)
})

start('button[data-print]', (button) => button.addEventListener('click', () => window.print()))

// On a phone a filter folds away behind a button, so that the list comes first.
start('[data-filter-panel]', (panel) => {
  const phone = window.matchMedia('(max-width: 40.0525em)')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  panel.before(button)
  const show = (open) => {
    panel.hidden = !open
    button.hidden = !phone.matches
    button.textContent = open ? 'Hide filter' : 'Show filter'
    button.setAttribute('aria-expanded', open)
  }
  button.addEventListener('click', () => show(panel.hidden))
  phone.addEventListener('change', () => show(!phone.matches))
  show(!phone.matches)
})
