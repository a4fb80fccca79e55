; rewrite of factorial: counts upwards, with memory in place of phis
define i64 @factorial(i64 %n) {
entry:
  %product = alloca i64
  %factor = alloca i64
  store i64 1, ptr %product
  store i64 1, ptr %factor
  br label %head

head:
  %f = load i64, ptr %factor
  %more = icmp ule i64 %f, %n
  br i1 %more, label %body, label %done

body:
  %p = load i64, ptr %product
  %longer = mul i64 %p, %f
  store i64 %longer, ptr %product
  %larger = add i64 %f, 1
  store i64 %larger, ptr %factor
  br label %head

done:
  %result = load i64, ptr %product
  ret i64 %result
}
