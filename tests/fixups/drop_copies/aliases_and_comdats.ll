$f = comdat any
$f = comdat any

@g = alias i64, ptr @x
@x = global i64 0
@g = alias i64, ptr @x

define void @f() comdat {
  ret void
}
