@one = constant float 0.1
@two = global [3 x float] [float 1, float 2.5, float 0.3], align 4
@three = internal constant { i32, float, [2 x double] } { i32 1, float 3.3, [2 x double] [double 1, double 2e2] }
@four = private constant <2 x half> <half 0.1, half 2>
@same = constant float 1.5
