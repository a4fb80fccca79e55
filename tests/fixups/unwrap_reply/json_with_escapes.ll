{
  "explanation": "It says \"hi\".",
  "files": [
    {
      "path": "one.ll",
      "content": "@text = constant [6 x i8] c\"say \\0A\\00\"\n\ndefine ptr @one() {\n  ret ptr @text\n}\n"
    }
  ]
}
