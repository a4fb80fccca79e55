I will compute the factorial iteratively.

define i64 @factorial(i64 %n) {
entry:
  %acc = alloca i64
  %k = alloca i64
  store i64 1, ptr %acc
  store i64 %n, ptr %k
  br label %test

test:
  %k.val = load i64, ptr %k
  %go = icmp sgt i64 %k.val, 1
  br i1 %go, label %mul, label %out

mul:
  %acc.val = load i64, ptr %acc
  %p = mul i64 %acc.val, %k.val
  store i64 %p, ptr %acc
  %k.dec = sub i64 %k.val, 1
  store i64 %k.dec, ptr %k
  br label %test

out:
  %res = load i64, ptr %acc
  ret i64 %res
}

For n = 0 the loop body never executes, so the result is 1.
