define i64 @f(i1 %c, i32 %n) {
entry:
  br i1 %c, %a, %b
a:
  br %c, label %b, label %d
b:
  br %d
d:
  br label "e e"
"e e":
  br g
g:
  br label %h:
h:
  br i1 %c label %i, label %j
i:
  br i1 %c, label %j label %k
j:
  br label k
k:
  ret i64 0
}
