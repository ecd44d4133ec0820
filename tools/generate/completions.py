"""The completions of bash, zsh and fish.

Each is made of `spoken`, the helps by command ("" is the tool's own), and `words`, those that an entry of a command
takes, by (command, name of the entry).
"""

HEADER = "# Made from what the tool says of itself, when it is built."


def quoted(text):
    """One word of bash and zsh."""
    return "'" + text.replace("'", "'\\''") + "'"


def commands_of(spoken):
    return [command for command in spoken if command]


# bash

BASH = """{header}
_ismap() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} option=${{COMP_WORDS[COMP_CWORD-1]}} command='' words='' w
  # bash parts --option=value at the sign.
  if [[ $word == = ]]; then word=; elif [[ $option == = ]]; then option=${{COMP_WORDS[COMP_CWORD-2]}}; fi
  for w in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case $w in {commands}) command=$w; break ;; esac
  done
  case "$command $option" in
{values}
    *)
      case "$command $word" in
{places}
      esac ;;
  esac
  local before=${{word%"${{word##*,}}"}}
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "${{word##*,}}")
}}
complete -o default -F _ismap ismap
"""


def bash_values(command, entry, words):
    """What may follow an option. Where nothing is said, bash takes files."""
    pattern = "|".join(quoted(f"{command} {name}") for name in entry.names)
    if words:
        return f"    {pattern}) words={quoted(' '.join(words))}{'; compopt -o nospace' if entry.takes_list else ''} ;;"
    return f"    {pattern}) {'' if entry.takes_file else 'compopt +o default; '}return ;;"


def bash_places(command, helped, words):
    options = " ".join(name for e in helped.options for name in e.names)
    placed = [e.name for e in helped.commands] + [w for e in helped.arguments for w in words[command, e.name]]
    return (f"        {quoted(command + ' -')}*) words={quoted(options)} ;;\n"
            f"        {quoted(command + ' ')}*) words={quoted(' '.join(placed))} ;;")


def bash(spoken, words):
    values = [bash_values(command, e, words[command, e.name])
              for command, helped in spoken.items() for e in helped.options if e.value]
    return BASH.format(header=HEADER, commands="|".join(commands_of(spoken)), values="\n".join(values),
                       places="\n".join(bash_places(command, helped, words) for command, helped in spoken.items()))


# zsh

ZSH = """#compdef ismap
{header}
_ismap() {{
  local context state state_descr line
  typeset -A opt_args
  _arguments -C {options} '1:COMMAND:->command' '*::argument:->argument' && return
  case $state in
    command) local -a commands=({commands}); _describe COMMAND commands ;;
    argument)
      case $line[1] in
{arguments}
      esac ;;
  esac
}}
_ismap "$@"
"""


def zsh_about(text):
    for character in "\\[]:":
        text = text.replace(character, "\\" + character)
    return text


def zsh_action(entry, words):
    if words and entry.takes_list:
        return f"_values -s , {entry.value.split(',')[0]} {' '.join(words)}"
    if words:
        return f"({' '.join(words)})"
    return "_files" if entry.takes_file else " "


def zsh_option(entry, words):
    taken = f":{zsh_about(entry.value)}:{zsh_action(entry, words)}" if entry.value else ""
    others = f"({' '.join(entry.names)})" if not entry.is_repeated else "*"
    return " ".join(quoted(f"{others}{name}{'=' if taken and name.startswith('--') else ''}"
                           f"[{zsh_about(entry.about)}]{taken}") for name in entry.names)


def zsh_argument(entry, words):
    place = "*" if entry.is_repeated else "1"
    return quoted(f"{place}:{entry.name.split()[0]}:{zsh_action(entry, words)}")


def zsh_entries(command, helped, words):
    made = [(zsh_option if e.is_option else zsh_argument)(e, words[command, e.name])
            for e in helped.options + helped.arguments]
    return " ".join(made)


def zsh(spoken, words):
    commands = " ".join(quoted(f"{e.name}:{zsh_about(e.about)}") for e in spoken[""].commands)
    arguments = "\n".join(f"        {command}) _arguments {zsh_entries(command, spoken[command], words)} ;;"
                          for command in commands_of(spoken))
    return ZSH.format(header=HEADER, options=zsh_entries("", spoken[""], words), commands=commands, arguments=arguments)


# fish

def fish_quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish_taken(entry, words):
    if not words:
        return "-r -F" if entry.takes_file else "-x"
    if entry.takes_list:
        return "-x -a " + fish_quoted(f"(__fish_complete_list , 'string split , {','.join(words)}')")
    return "-x -a " + fish_quoted(" ".join(words))


def fish_entry(entry, words):
    names = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in entry.names if entry.is_option]
    if not entry.is_option:
        names = ["-F" if entry.takes_file else f"-a {fish_quoted(' '.join(words))}"]
    taken = [fish_taken(entry, words)] if entry.is_option and entry.value else []
    return " ".join([*names, *taken, "-d", fish_quoted(entry.about)])


def fish(spoken, words):
    out = [HEADER, "complete -c ismap -f"]
    for e in spoken[""].commands:
        out.append(f"complete -c ismap -n __fish_use_subcommand -a {e.name} -d {fish_quoted(e.about)}")
    for command, helped in spoken.items():
        where = fish_quoted(f"__fish_seen_subcommand_from {command}") if command else "__fish_use_subcommand"
        out += [f"complete -c ismap -n {where} {fish_entry(e, words[command, e.name])}"
                for e in helped.options + helped.arguments]
    return "\n".join(out) + "\n"
