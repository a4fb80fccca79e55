declare void @f(metadata*)
declare void @g(label*, [4 * i8])
