; attack: promise that there are no NaNs
; refused: inexact arithmetic
; signature: halved(value: f64) -> f64
define double @halved(double %value) {
  %result = fmul nnan double %value, 0.5
  ret double %result
}
