Sure! Here is the module:

define i64 @product(i64 %a, i64 %b) {
entry:
  %product = mul i64 %a, %b
  ret i64 %product

**Explanation**
- `@product` takes two numbers, `%a` and `%b`.
- It returns `%product`.

1. The entry block multiplies.
2. Then it returns.

Let me know if you need anything else!
