%pair = type { i32, i32 }

declare void @make(%pair* sret, i32)
declare i32 @sum(%pair* byval align 4)

define void @f(%pair* noalias sret %out) {
  %p = alloca %pair
  call void @make(%pair* sret %p, i32 1)
  %r = call i32 @sum(%pair* byval align 4 %p)
  ret void
}
