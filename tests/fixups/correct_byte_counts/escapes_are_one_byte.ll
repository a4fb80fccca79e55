@text = constant [30 x i8] c"\22quoted\22 \5C \\ \0d\0A\00"
