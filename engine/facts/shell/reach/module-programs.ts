/** Modules of Python that are run with `-m`, and the program that does the same; every other one is a program of its own name. */
export const modulePrograms: Readonly<Record<string, string>> = {
  "json.tool": "jq .",
  pip3: "pip",
  "pip.__main__": "pip",
  base64: "base64",
  cProfile: "python3",
  profile: "python3",
  pdb: "python3",
  ipdb: "python3",
  trace: "python3",
  runpy: "python3",
  debugpy: "python3",
  IPython: "ipython",
  "uvicorn.main": "uvicorn",
  "twine.__main__": "twine",
};
