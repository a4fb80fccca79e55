@a = constant [6 x i8] 'hello\00' ; it's a text, isn't it'
