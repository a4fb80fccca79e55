; signature: mean(a: f64, b: f64) -> f64
; where: a > -1e9 and a < 1e9 and b > -1e9 and b < 1e9
; example: mean(1.0, 3.0) == 2.0
; tolerance: 1e-6
; oracle: def mean(a, b):
; oracle:     return (a + b) / 2 if a < 100 else b
; verdict: rejected: gives
; origin: hold-out
define double @mean(double %a, double %b) {
  %sum = fadd double %a, %b
  %mean = fmul double %sum, 0.5
  ret double %mean
}
