Here is the module:

 9: @text = constant [3 x i8] c"hi\00"
10: 
11: define ptr @f() {
12:   ret ptr @text
13: }

It returns the text.
