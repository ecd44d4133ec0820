"""One help as a manual page."""

import json
import pathlib

# Those that the help has not.
HEADINGS = json.loads(pathlib.Path(__file__).with_name("man_headings.json").read_bytes())



def escaped(text):
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + text if text.startswith((".", "'")) else text


def section(title, *lines):
    return [f'.SH "{escaped(title)}"', *lines]


def described(entry):
    names, _, value = entry.name.partition(" ")
    return [".TP", rf"\fB{escaped(names.replace(',', ', '))}\fR {escaped(value)}".rstrip(), escaped(entry.about)]


def man_page(page, spoken, version, lang, others):
    """`page` is its name, "ismap-check"; `others` are those to see too."""
    out = [f'.TH "{page.upper()}" "1" "" "ismap {version}" ""']
    out += section(HEADINGS["name"][lang], f"{escaped(page)} \\- {escaped(spoken.about)}")
    out += section(HEADINGS["usage"][lang], escaped(spoken.usage))
    out += section(HEADINGS["about"][lang], escaped(spoken.about))
    for title, entries in spoken.sections.items():
        out += section(title.upper(), *[line for entry in entries for line in described(entry)])
    if spoken.examples:
        out += section(spoken.examples_heading.upper(), ".nf", *map(escaped, spoken.examples), ".fi")
    for remark in spoken.remarks:
        title, _, text = remark.partition(": ")
        out += section(title.upper(), escaped(text))
    out += section(HEADINGS["see_also"][lang], ", ".join(rf"\fB{escaped(other)}\fR(1)" for other in others))
    return "\n".join(out) + "\n"
