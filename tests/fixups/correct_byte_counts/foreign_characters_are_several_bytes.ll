@text = constant [6 x i8] c"größe\00"
