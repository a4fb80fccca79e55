{"ir": "@text = constant [3 x i8] c\"hi\00\"\n"}
