// A table with data-filterable gets a box that hides the rows without the words typed.
let made = 0

export const startTables = (table) => {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows])
  const id = `filter-rows-${++made}`
  const box = document.createElement('div')
  box.className = 'tl-filter-rows'
  const label = document.createElement('label')
  Object.assign(label, { className: 'govuk-label', htmlFor: id, textContent: `Filter: ${table.caption ? table.caption.textContent : 'rows'}` })
  const input = document.createElement('input')
  Object.assign(input, { className: 'govuk-input govuk-input--width-20', id, type: 'search', autocomplete: 'off' })
  const count = document.createElement('p')
  count.className = 'tl-filter-rows__count'
  count.setAttribute('role', 'status')
  box.append(label, input, count)
  table.before(box)
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const row of rows) {
      const text = row.textContent.toLowerCase()
      row.hidden = !words.every((w) => text.includes(w))
      shown += row.hidden ? 0 : 1
    }
    count.textContent = words.length === 0 ? '' : `${shown} of ${rows.length} rows`
  })
}
