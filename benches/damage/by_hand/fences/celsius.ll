Sure! The formula is `(F - 32) * 5 / 9`:

``` llvm
define double @celsius(double %f) {
  %a = fsub double %f, 32.0
  %b = fmul double %a, 5.0
  %c = fdiv double %b, 9.0
  ret double %c
}
```
