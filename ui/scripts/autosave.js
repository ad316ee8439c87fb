// A form with data-autosave="address" sends itself there as a draft whenever somebody stops
// typing. Until the server has taken it, what was typed is kept on this device, and is put
// back and sent again after a crash or when the connection returns.
const pause = 1500 // milliseconds without typing before a draft is sent
const again = 15000 // milliseconds before a failed draft is tried again

const sentKey = 'throughline-sent'

const fields = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && form.elements[name]?.type !== 'password')

const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

const statusOf = (form) => {
  const status = document.createElement('p')
  status.className = 'tl-saved'
  status.setAttribute('role', 'status')
  form.append(status)
  return (words, failed = false) => {
    status.textContent = words
    status.classList.toggle('tl-saved--failed', failed)
  }
}

// putBack fills the form with what was kept. Boxes that were not ticked are left out of what
// is kept, so all are cleared first.
const putBack = (form, kept) => {
  for (const box of form.querySelectorAll('input[type=checkbox],input[type=radio]')) {
    box.checked = kept.some(([name, value]) => name === box.name && value === box.value)
  }
  const values = kept.reduce((all, [name, value]) => all.set(name, [...(all.get(name) || []), value]), new Map())
  for (const [name, given] of values) {
    const boxes = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((b) => !['checkbox', 'radio', 'file', 'hidden'].includes(b.type))
    boxes.forEach((box, n) => {
      box.value = given[n] ?? box.value
    })
  }
  form.querySelectorAll('input,select,textarea').forEach((box) => box.dispatchEvent(new Event('change', { bubbles: true })))
}

const keep = (key, value) => {
  try {
    value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value)
    return true
  } catch {
    return false // storage is full or forbidden: the form still saves to the server
  }
}

const recall = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key) || 'null')
  } catch {
    return null
  }
}

export const startAutosave = (form) => {
  const address = form.dataset.autosave
  const key = `throughline-draft:${address}`
  const say = statusOf(form)
  let timer
  let sending = false
  let left = false // the form itself was sent, so drafts end
  let last = JSON.stringify(fields(form))

  const later = (wait) => {
    clearTimeout(timer)
    timer = setTimeout(send, wait)
  }

  const send = async () => {
    const now = JSON.stringify(fields(form))
    if (now === last || left) return
    if (sending) return later(pause)
    sending = true
    const body = new URLSearchParams(JSON.parse(now))
    try {
      const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual' })
      if (!answer.ok) {
        const why = answer.status === 409 ? 'somebody else has changed this' : answer.type === 'opaqueredirect' || answer.status === 401 ? 'sign in again in another tab' : 'the server did not take it'
        say(`Not saved: ${why}; kept on this device`, true)
        if (answer.status !== 409) later(again)
        return
      }
      last = now
      if (JSON.stringify(fields(form)) === now) keep(key, null)
      say(`Saved ${clock()}`)
    } catch {
      say(keep(key, now) ? 'Not saved: no connection; kept on this device' : 'Not saved: no connection', true)
      later(again)
    } finally {
      sending = false
    }
  }

  const changed = () => {
    const now = JSON.stringify(fields(form))
    if (now === last) return
    keep(key, now)
    later(pause)
  }

  const kept = recall(key)
  if (kept && JSON.stringify(kept) !== last) {
    putBack(form, kept)
    say('Put back what you had typed on this device')
    later(pause)
  }
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  window.addEventListener('online', () => later(0))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && later(0))
  form.addEventListener('submit', () => {
    left = true
    clearTimeout(timer)
    sessionStorage.setItem(sentKey, key)
  })
}

// forgetSent drops what was kept of a form that was sent, once the server has answered that
// it has it: a page that came without fault, or came back with what to put right.
export const forgetSent = () => {
  const key = sessionStorage.getItem(sentKey)
  const [navigation] = performance.getEntriesByType('navigation')
  const status = navigation?.responseStatus || 200
  if (!key || (status >= 400 && status !== 422)) return
  sessionStorage.removeItem(sentKey)
  keep(key, null)
}
