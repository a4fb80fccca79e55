The function below multiplies two numbers.

define i64 @product(i64 %a, i64 %b) {
entry:
  %product = mul i64 %a, %b
  ret i64 %product
