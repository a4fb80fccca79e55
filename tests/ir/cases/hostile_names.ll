@"a}b{\22" = global i32 0
@0 = global i32 1
@"0" = global i32 2
@-dash.$x = global i32 3
define void @"define void @f() {"() {
  br label %"label } with \22 brace"
"label } with \22 brace":
  br label %-dash
-dash:
  ret void
}
