; attack: lose the sign of zero
; signature: halved(value: f64) -> f64
; example: halved(3.0) == 1.5
; example: halved(0.0) == 0.0
; oracle: def halved(value):
; oracle:     return value / 2
; verdict: rejected
define double @halved(double %value) {
  %half = fmul double %value, 0.5
  %result = fadd double %half, 0.0
  ret double %result
}
