define double @zero() {
  ret double 0
}

define float @tenth() {
  ret float 0.1
}
