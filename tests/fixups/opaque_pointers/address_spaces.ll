@shared = addrspace(3) global i32 0

define i32 @f(i8 addrspace(3)* %p, i32 addrspace(3)** %place) {
  %a = load i32 addrspace(3)* @shared
  %b = getelementptr i8 addrspace(3)* %p, i64 4
  %c = bitcast i8 addrspace(3)* %b to i32 addrspace(3)*
  %d = load i32 addrspace(3)** %place
  %e = addrspacecast i8 addrspace(3)* %p to i8*
  store i32 %a, i32 addrspace( 3 )* %d
  ret i32 %a
}
