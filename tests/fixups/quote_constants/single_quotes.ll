@a = constant [6 x i8] c'hello\00', align 1 ; a text
@b = constant [6 x i8] 'it\'s\00'
@c = internal constant [6 x i8] c'it's\00'
