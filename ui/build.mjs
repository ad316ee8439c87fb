// Builds what the program embeds: one style sheet, GOV.UK Frontend's script, and ours.
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as sass from 'sass'

const out = 'assets/build'
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const { css } = sass.compile('styles/throughline.scss', {
  loadPaths: ['.', 'styles'],
  style: 'compressed',
  quietDeps: true,
  alertColor: false
})
for (const never of ['GDS Transport', '@font-face', 'crest', 'crown']) {
  if (css.includes(never)) {
    throw new Error(`the style sheet holds "${never}", which a council may not use: see styles/throughline.scss`)
  }
}
writeFileSync(`${out}/throughline.css`, css)

const govuk = readFileSync('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js', 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
writeFileSync(`${out}/govuk-frontend.min.js`, govuk)

// Our modules import one another by content, so that each may be kept by the browser for a year.
// They are written in order: what is imported, first.
const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)
const versions = { 'govuk-frontend.min.js': hash(govuk) }
for (const name of ['start.js', 'autosave.js', 'typeahead.js', 'tables.js', 'shown-when.js', 'zoom.js', 'throughline.js']) {
  const text = readFileSync(`scripts/${name}`, 'utf8').replace(/from '\.\/([^']+)'/g, (_, from) => `from './${from}?v=${versions[from]}'`)
  versions[name] = hash(text)
  writeFileSync(`${out}/${name}`, text)
}
const forgotten = readdirSync('scripts').filter((name) => !(name in versions))
if (forgotten.length > 0) {
  throw new Error(`scripts that build.mjs does not build: ${forgotten.join(', ')}`)
}

// The pictures that the style sheet asks for.
mkdirSync(`${out}/images`, { recursive: true })
for (const [, name] of css.matchAll(/url\(\/assets\/images\/([\w.-]+)\)/g)) {
  cpSync(`node_modules/@ministryofjustice/frontend/moj/assets/images/${name}`, `${out}/images/${name}`)
}
console.log(`built ${out}: ${readdirSync(out).join(', ')}`)
