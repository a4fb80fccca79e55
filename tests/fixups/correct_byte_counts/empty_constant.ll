@text = constant [1 x i8] c""
