/** What `--help` says. It fits into 80 columns. */

/** The help; `readme`: where to read on. */
export const help = (readme: string): string => `
  Examples
    $ gen-step --tour          what next and send do, in five minutes
    $ gen-step                 choose one of the samples
    $ gen-step talk.py         choose what to drive in a program of yours
    $ gen-step talk.py "g()" --drive 'next; send(100)' --report table

  Usage
    $ gen-step [FILE] [EXPR] [options] [-- ARGS]

  FILE is a Python program, a folder with a __main__.py, - for stdin, a demo,
  which plays the program beside it, or a recording. With EXPR, for example
  "foo()", you are the client of the generator that EXPR makes. Without it you
  choose what to drive from a menu; where there is no terminal, the file is run
  as a script.

  Options
    -c CODE           runs CODE instead of a file
    -m MODULE         runs a module of this folder, as python -m does
    --drive COMMANDS  what the client does, or a demo file:
                      'next; send(100); throw(ValueError("x")); close()'
    --until GOAL      runs until a line (28, retry.py:12), a function, a raise,
                      'output TEXT' …: a report ends there, the app begins there
    --python X        a python of yours instead of the embedded one: a path, a
                      name, a version (3.13), a virtual environment's folder
    --clock virtual   asyncio: waits for timers take no time, and come in the
                      same order each time; sockets, threads and processes
                      still take theirs
    --schedule ask    asyncio: which of the ready tasks goes on is asked;
                      seed=N: it is chosen by that seed
    --all-frames      shows frames of the library and of packages, too
    --watch           in the app: does again what was done each time that FILE
                      is saved
    --notes           notes for the speaker: gen-step --notes, without FILE,
                      shows them in a second terminal of this machine
    --tour            plays the tour: five minutes, for the first time
    --report R        instead of the app: log, table, json, output, client,
                      mermaid (a sequence diagram) or markdown;
                      without a terminal: log
    --no-mouse        leaves the mouse to the terminal
    --record R        keeps the run in the file R.genstep, which plays with no
                      Python: gen-step R.genstep
    --export F        writes a picture (F ends in .svg; --stage N, --only frames
                      or chain), a cast for asciinema (.cast) or a page for a
                      browser (.html); --size 100x30
    --theme T         dark, light, contrast (for projectors) or none
    -h, --help        shows this
    -V, --version     shows the versions of gen-step, Node and CPython

  ARGS are the program's own arguments. -- ends the options: if FILE has not
  been named yet, it comes after --.

  Environment
    GEN_STEP_PYTHON, GEN_STEP_THEME   what --python and --theme are without them
    NO_COLOR, FORCE_COLOR             are honoured; TERM=dumb gets the log

  Keys
    n next  s send  t throw  c close  u undo  → step  ← back  ⏎ finish call
    ? shows all of them in the app, q leaves

  Exit codes
    1 for a program that failed and for output that cannot be written, 2 for
    wrong use, 70 for a fault in gen-step; else the program's own

  Read on
    ${readme}
`;
