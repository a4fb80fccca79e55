; call @sum here
@text = constant [5 x i8] c"@sum\00"
