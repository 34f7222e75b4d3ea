# The script that a user of gnuplot would write without actplot: relu and mish with their derivatives, 2 x 2, centred
# axes. `gnuplot -e "set output 'out.png'" gnuplot_script.gp`

set terminal pngcairo size 1329,1089 linewidth 2 fontscale 1.5
softplus(x) = log(1 + exp(x))
sigmoid(x) = 1 / (1 + exp(-x))
mish(x) = x * tanh(softplus(x))
set samples 400
set xrange [-4:4]
set xlabel "x"
set zeroaxis linetype -1
set xtics axis
set ytics axis
unset border
unset key
set multiplot layout 2, 2
set title "ReLU\nf(x) = max(0, x)"
plot x > 0 ? x : 0 linecolor "blue"
set title "ReLU, derivative\nf'(x) = 1 for x > 0, else 0"
plot x > 0 ? 1 : 0 linecolor "red"
set title "Mish\nf(x) = x tanh(ln(1 + e^x))"
plot mish(x) linecolor "blue"
set title "Mish, derivative\nf'(x) = tanh s + x {/Symbol s}(x) / cosh^2 s"
plot tanh(softplus(x)) + x * sigmoid(x) / cosh(softplus(x))**2 linecolor "red"
unset multiplot
