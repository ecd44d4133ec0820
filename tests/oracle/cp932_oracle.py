"""Holds the tool's CP932 against Python's codec: every one and two bytes read, every character written.

    python3 cp932_oracle.py PROGRAM

PROGRAM is the built cp932_table.cpp. The two may differ only where this file says so, and must differ there:

* FIVE_BYTES. Python reads the bytes 80, A0, FD, FE and FF as Windows does, as a control and as characters of the
  private use area. No file means them, so the tool calls them malformed and does not write those characters.
* NEC_SELECTION. 373 characters have a pair in NEC's selection of IBM's extensions (lead bytes ED and EE) and another
  in IBM's own (FA to FC). Python writes the former, Windows and the tool the latter. All other characters of several
  pairs both write alike; together they are the 398 pairs that Microsoft lists as not coming back from Unicode as they
  went in.
* LOOK_ALIKES. Six characters that CP932 has not (the wave dash, the minus sign ...) Python writes as those that look
  like them, so that they come back as others. The tool refuses them.

Exit status: 0 no other difference, 1 with the first ten.
"""

import subprocess
import sys

FIVE_BYTES = {0x80: "\x80", 0xA0: "\uf8f0", 0xFD: "\uf8f1", 0xFE: "\uf8f2", 0xFF: "\uf8f3"}
LOOK_ALIKES = {
    "\u00a2": "\uffe0",
    "\u00a3": "\uffe1",
    "\u00ac": "\uffe2",
    "\u2016": "\u2225",
    "\u2212": "\uff0d",
    "\u301c": "\uff5e",
}
NEC_SELECTION = range(0xED, 0xEF)
IBM_EXTENSIONS = range(0xFA, 0xFD)
NEC_SELECTION_COUNT = 373
PAIRS_WITHOUT_RETURN = 398
MALFORMED = b"\xff"


def all_readings():
    for first in range(0x100):
        yield bytes([first])
    for first in range(0x100):
        for second in range(0x100):
            yield bytes([first, second])


def python_reading(data):
    """The text, and the offset of the first byte that the tool has to call malformed, or None."""
    try:
        text, malformed = data.decode("cp932"), None
    except UnicodeDecodeError as error:
        text, malformed = data[: error.start].decode("cp932"), error.start
    offset = 0
    for character in text:
        if character in FIVE_BYTES.values():
            return text, offset
        offset += len(character.encode("cp932"))
    return text, malformed


def reading_differences(lines):
    for data in all_readings():
        read_bytes, where, text = next(lines, "no line here").split(" ")
        expected_text, malformed = python_reading(data)
        expected_where = "-" if malformed is None else str(malformed)
        if (read_bytes, where) != (data.hex(), expected_where):
            yield f"{data.hex()}: read {read_bytes} with {where} malformed, expected {expected_where}"
        elif malformed is None and bytes.fromhex(text).decode() != expected_text:
            yield f"{data.hex()}: read {text}, expected {expected_text.encode().hex()}"
        elif malformed is not None and MALFORMED not in bytes.fromhex(text):
            yield f"{data.hex()}: read {text}, which hides that it is malformed"


def python_writing(character):
    try:
        return character.encode("cp932")
    except UnicodeEncodeError:
        return None


def pair_of_ibm(character):
    """IBM's own pair for the character, found by reading all of them."""
    pairs = (bytes([lead, trail]) for lead in IBM_EXTENSIONS for trail in range(0x40, 0xFD))
    return next((pair for pair in pairs if pair.decode("cp932", "ignore") == character), None)


def expected_writing(character, by_selection):
    data = python_writing(character)
    if character in FIVE_BYTES.values():
        return None
    if character in LOOK_ALIKES and data.decode("cp932") == LOOK_ALIKES[character]:
        return None
    if data is not None and len(data) == 2 and data[0] in NEC_SELECTION:
        by_selection.append(character)
        return pair_of_ibm(character)
    return data


def writing_differences(lines):
    written = dict(line.split(" ") for line in lines)
    by_selection = []
    for code in range(0x110000):
        character = chr(code)
        expected = expected_writing(character, by_selection)
        read = written.pop(f"U+{code:04X}", None)
        if read != (expected and expected.hex()):
            yield f"U+{code:04X}: written {read}, expected {expected and expected.hex()}"
    for line in written.items():
        yield f"no character: {line}"
    if len(by_selection) != NEC_SELECTION_COUNT:
        yield f"{len(by_selection)} characters of NEC's selection, expected {NEC_SELECTION_COUNT}"


def return_differences(lines):
    """Every pair that is read is written again as it was, but for the known ones."""
    read, written = {}, {}
    for line in lines:
        if line.startswith("U+"):
            code, data = line.split(" ")
            written[chr(int(code[2:], 16))] = data
        elif " - " in line:
            data, _, text = line.split(" ")
            read[data] = bytes.fromhex(text).decode()
    lost = [data for data, text in read.items() if len(text) == 1 and written.get(text) != data]
    if len(lost) != PAIRS_WITHOUT_RETURN:
        yield f"{len(lost)} pairs do not come back, expected {PAIRS_WITHOUT_RETURN}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    run = subprocess.run([sys.argv[1]], stdout=subprocess.PIPE, encoding="ascii", check=True)
    lines = run.stdout.splitlines()
    rest = iter(lines)
    found = [*reading_differences(rest), *writing_differences(rest), *return_differences(lines)]
    for difference in found[:10]:
        print(difference, file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"{len(lines)} lines, as Python's codec has them but for what is named above")


if __name__ == "__main__":
    main()
