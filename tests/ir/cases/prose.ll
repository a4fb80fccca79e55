Sure! Here is the code, define it like this:

declare the function first.
define a function that "adds" two numbers.

%r = call i64 @add(i64 1, i64 2)
}
define i64 @add(i64 %a, i64 %b) {
  %s = add i64 %a, %b
  ret i64 %s
} That's all! `@add` is 3" wide.
@foo = the thing
