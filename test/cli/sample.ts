/** Two regimes that part, one rule that cites a memo, and one case: what the tests of the command line work on. */
export const sample = {
  'ruleset.regimen': `/** For tests. */
ruleset "Rockets" {
  version "1"
  as of 2025-07-09
}

memo note {
  title "A note on rockets"
  author "A. Writer"
  publisher "The Press"
  date 2025-01-02
  file "memos/note.md"
}

regime MTCR "Missile Technology Control Regime" { multilateral  members IN since 2016-06-27, US }
regime EAR "Export Administration Regulations" { national of US }

parameter payload "Payload" measures mass in kg
parameter guided is yes-or-no
parameter fuel is one of solid, liquid

category MTCR:I "Rockets" { where payload >= 500 kg }

party Lab "A laboratory" in IN
`,
  'rules/mtcr.regimen': `rule MTCR:rockets "Rockets of category I" {
  items MTCR:I
  requires license presumption of denial
  cite note "rockets are watched closely"
}

rule EAR:lab {
  items MTCR:I
  end-users Lab
  prohibits
}
`,
  'rules/cases.regimen': `case "A rocket to Brazil" {
  item MTCR:I with payload = 500 kg
  from US to BR on 2025-07-09 for civil
  end-user unlisted
  expect MTCR license presumption of denial, EAR no license required
}
`,
  'memos/note.md': '# Rockets\n\nIn most states rockets are watched\nclosely, and so are their parts.\n',
};
