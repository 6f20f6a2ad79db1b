/** What the shells are given: each asks `yates completion words` for what may stand at the cursor, and adds files itself. */

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A line of `yates completion words` that asks the shell for files. No sweep and no verb has such a name. */
export const filesMark = ':files';

export const completionScripts: Readonly<Record<Shell, string>> = {
  bash: `# yates: put this line into ~/.bashrc:  source <(yates completion bash)
_yates() {
  local line word current name='' shown=''
  local -a typed=()
  COMPREPLY=()
  # Bash takes --name=value apart: three words.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if [ \${#typed[@]} -gt 0 ] && { [ "$word" = '=' ] || [[ \${typed[\${#typed[@]}-1]} == --*= ]]; }; then
      typed[\${#typed[@]}-1]+=$word
    else
      typed+=("$word")
    fi
  done
  current=\${typed[\${#typed[@]}-1]}
  case $current in --*=*) name=\${current%%=*}= ;; esac
  # What is put in replaces what follows the = where that ends a word, and the whole where it does not.
  case $COMP_WORDBREAKS in *=*) ;; *) shown=$name ;; esac
  while IFS= read -r line; do
    if [ "$line" = '${filesMark}' ]; then
      compopt -o filenames 2> /dev/null
      while IFS= read -r line; do COMPREPLY+=("$shown$line"); done < <(compgen -f -- "\${current#"$name"}")
    else
      COMPREPLY+=("$shown\${line#"$name"}")
    fi
  done < <(yates completion words -- "\${typed[@]}" 2> /dev/null)
}
complete -F _yates yates
`,
  zsh: `#compdef yates
# yates: put this line into ~/.zshrc, after compinit:  source <(yates completion zsh)
_yates() {
  local line
  local -a found
  while IFS= read -r line; do
    if [[ $line == '${filesMark}' ]]; then
      # Of --name=value, what follows the = is a path.
      [[ $PREFIX == --*=* ]] && compset -P '*='
      _files
    else
      found+=("$line")
    fi
  done < <(yates completion words -- "\${(@)words[2,CURRENT]}" 2> /dev/null)
  (( \${#found} )) && compadd -a found
}
compdef _yates yates
`,
  fish: `# yates: save this as ~/.config/fish/completions/yates.fish
function __yates_ask
    set -l line (commandline -cp)
    # Fish asks several times for one Tab.
    if test "$line" = "$__yates_line"; and test (math (date +%s) - $__yates_at) -le 1
        return
    end
    set -l typed (commandline -opc) (commandline -ct)
    set -g __yates_found (yates completion words -- $typed[2..-1] 2> /dev/null)
    set -g __yates_line "$line"
    set -g __yates_at (date +%s)
end
function __yates_wants_files
    __yates_ask
    contains -- '${filesMark}' $__yates_found
end
function __yates_words
    __yates_ask
    string match -v -- '${filesMark}' $__yates_found
end
complete -c yates -n __yates_wants_files -F -a '(__yates_words)'
complete -c yates -n 'not __yates_wants_files' -f -a '(__yates_words)'
`,
};
