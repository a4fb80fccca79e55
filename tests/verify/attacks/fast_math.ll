; attack: compute with permission to be inexact
; refused: inexact arithmetic
; signature: halved(value: f64) -> f64
define double @halved(double %value) {
  %result = fdiv fast double %value, 2.0
  ret double %result
}
