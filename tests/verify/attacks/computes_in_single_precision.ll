; attack: compute with half of the bits
; signature: halved(value: f64) -> f64
; example: halved(3.0) == 1.5
; example: halved(0.0) == 0.0
; oracle: def halved(value):
; oracle:     return value / 2
; verdict: rejected
define double @halved(double %value) {
  %short = fptrunc double %value to float
  %half = fmul float %short, 0.5
  %result = fpext float %half to double
  ret double %result
}
