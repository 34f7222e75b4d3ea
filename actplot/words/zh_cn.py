"""The Chinese words, simplified characters, as used on the mainland."""

from __future__ import annotations

__all__ = ["FAMILIES", "KINDS", "PROSE", "TITLES", "WORDS"]

WORDS: dict[str, str] = {
    "aliases": "别名",
    "alt_figure": "{names}在 x 从 {low} 到 {high} 的图像",
    "convention_at_kink": "折点处的约定",
    "default": "默认值",
    "derivative": "导数",
    "family": "类别",
    "formula": "公式",
    "frameworks": "框架调用",
    "function": "函数",
    "jump": "跳跃间断点",
    "kind": "种类",
    "kink": "折点",
    "legend_evaluation_line": "评估：斜率 {value}",
    "legend_training_band": "训练：斜率 {low} 至 {high}",
    "list_separator": "、",
    "name": "名称",
    "none": "无",
    "note_enlarged": "放大 {factor} 倍",
    "note_slice": "所绘曲线：{expression}",
    "note_slope_too_small": "斜率 {value}：在此比例下看不出",
    "parameter_domain": "取值范围",
    "parameters": "参数",
    "references": "参考文献",
    "second_derivative": "二阶导数",
    "strengths": "优点",
    "title_gallery": "激活函数图集",
    "weaknesses": "缺点",
    "when_to_use": "适用场景",
}

FAMILIES: dict[str, str] = {
    "linear": "线性类",
    "step": "阶跃与阈值类",
    "sigmoid": "S 形类",
    "relu": "修正线性类（ReLU 族）",
    "elu": "指数线性类（ELU 族）",
    "softplus": "平滑修正类（Softplus 族）",
    "self_gated": "自门控类（x 乘以门）",
    "vector": "向量类",
    "own": "自定义公式",
}

KINDS: dict[str, str] = {
    "scalar": "逐元素",
    "vector": "作用于向量",
    "stochastic": "训练时随机",
}

TITLES: dict[str, str] = {
    "identity": "恒等函数",
    "step": "单位阶跃函数",
    "sigmoid": "Sigmoid 函数",
    "tanh": "双曲正切函数",
    "relu": "修正线性单元（ReLU）",
    "leaky_relu": "带泄漏修正线性单元（Leaky ReLU）",
    "prelu": "参数化修正线性单元（PReLU）",
    "rrelu": "随机带泄漏修正线性单元（RReLU）",
    "elu": "指数线性单元（ELU）",
    "selu": "缩放指数线性单元（SELU）",
    "softplus": "Softplus 函数",
    "gelu": "高斯误差线性单元（GELU）",
    "silu": "Sigmoid 线性单元（SiLU）",
    "swish": "Swish 函数",
    "mish": "Mish 函数",
    "softmax": "Softmax 函数",
}

PROSE: dict[str, tuple[str, str, str, str]] = {
    "identity": (
        "原样输出输入，等于没有激活函数。",
        "没有计算开销，梯度原样通过，输出可以是任意实数。",
        "是线性的：这样的层无论叠多少，都等价于一个仿射映射。",
        "回归模型的输出层；或在不改动其余代码的情况下关闭某个激活函数。",
    ),
    "step": (
        "小于 0 时为 0，大于 0 时为 1，跳跃处的值可以自选。",
        "给出非此即彼的判断：一次比较，输出一比特。",
        "凡是可导之处斜率都为 0，梯度下降无从学习；在跳跃处，输入稍有变动输出就会翻转。",
        "感知机与教学；二值网络和脉冲网络，反向传播时用替代斜率训练。",
    ),
    "sigmoid": (
        "把任意实数沿 S 形曲线压缩到 (0, 1)。",
        "输出可以当作概率来读，斜率只需函数值即可算出：f′ = f (1 − f)。",
        "两侧都饱和，斜率不超过 1/4，因此 n 层叠加后（不计权重）梯度至多剩下 4⁻ⁿ；输出恒为正。",
        "二分类与多标签分类的输出（训练时用 logit 计算损失），以及 LSTM、GRU、GLU 的门；不宜作隐藏层的默认选择。",
    ),
    "tanh": (
        "介于 −1 与 1 之间的 S 形曲线，过原点，该处斜率为 1。",
        "奇函数，输入对称时输出均值为 0；有界，在原点处斜率为 1。",
        "两侧都饱和，且比 Sigmoid 更早：|x| 到 3 时斜率已不足 0.01。",
        "循环网络的单元、限制在 (−1, 1) 内的输出、小而浅的网络。",
    ),
    "relu": (
        "正数原样通过，其余变为 0。",
        "只需比较，不用指数；激活时斜率恰为 1，其余输出恰为 0（x ~ N(0, 1) 时占一半）。",
        "x < 0 时完全没有梯度，输入一直为负的神经元便不再学习；输出均值为 0.40 而不是 0（x ~ N(0, 1)）。",
        "卷积网络和普通网络的首选，权重方差取 2 / fan_in（He 等，2015）。",
    ),
    "leaky_relu": (
        "正数原样通过，负数乘以一个固定的小斜率。",
        "负输入也保留梯度，代价只是一次乘法；斜率为正时可逆。",
        "多一个要选的常数，而各框架的默认值并不相同（0.01、0.2、0.3）；输出不再有精确的 0，没有下界，在 0 处仍有折点。",
        "ReLU 神经元大量“死亡”的场合；GAN 的判别器，斜率常取 0.2。",
    ),
    "prelu": (
        "形状与 Leaky ReLU 相同，但负半轴的斜率由训练学得。",
        "斜率由训练得出，每层或每个通道一个，几乎不增加开销。",
        "数据少时可能过拟合；权重衰减会把斜率拉向 0，应将其排除在外；一条曲线只能表示一个斜率。",
        "较大的卷积网络、图像复原。",
    ),
    "rrelu": (
        "负半轴的斜率在训练时从 [lower, upper] 随机抽取，评估时取其均值。",
        "每个元素、每次前向都重新抽取斜率，这种噪声像 Dropout 一样起正则化作用。",
        "训练时是随机的，没有哪一条曲线就是它本身；只在小型图像数据集上报告过收益（Xu 等，2015）。",
        "容易过拟合的小数据集；评估时它就是斜率为 (lower + upper) / 2 的 Leaky ReLU，默认为 11/48。",
    ),
    "elu": (
        "正数原样通过，负半轴按指数趋于 −alpha。",
        "负输出把均值拉向 0（x ~ N(0, 1) 时为 0.16，ReLU 为 0.40），斜率处处为正；alpha = 1 时斜率还是连续的。",
        "需要计算指数，左侧软饱和；alpha 不等于 1 时在 0 处有折点。",
        "不使用批归一化的网络。",
    ),
    "selu": (
        "带两个特定常数的 ELU，使均值 0、方差 1 成为逐层传递的不动点。",
        "自归一化：两个常数使均值 0、方差 1 成为逐层传递的不动点。",
        "只在 LeCun 正态初始化、Alpha Dropout 和普通前馈层下成立；在 0 处有折点，两侧斜率为 1.758 和 1.051。",
        "不含归一化层的深层全连接网络。",
    ),
    "softplus": (
        "ReLU 的光滑版本，处处为正。",
        "光滑、凸（下凸）、恒为正；斜率就是 Sigmoid。",
        "每个元素要算一次指数和一次对数；取不到 0，x ~ N(0, 1) 时均值为 0.81；离 ReLU 最远处在 0，差 ln 2 / beta。",
        "必须为正的量，如方差、速率；需要二阶导数的模型。",
    ),
    "gelu": (
        "输入乘以标准正态变量小于它的概率。",
        "光滑，在 0 的两侧都有梯度；BERT、GPT 以及许多后继模型都使用它。",
        "每个元素要算一次误差函数；不单调，在 x = −0.752 处降到 −0.170。tanh 近似是另一个函数，相差可达 0.0005。",
        "Transformer；用精确式还是 tanh 近似，应与预训练权重所用的一致。",
    ),
    "silu": (
        "输入乘以它自己的 Sigmoid。",
        "只用一次指数便得到光滑的曲线，正负两半轴都不会“死亡”。",
        "比 ReLU 更费计算，且不单调：在 x = −1.278 处降到 −0.278，再往左函数值和斜率都趋于 0。",
        "EfficientNet、当前的检测网络，以及 SwiGLU 前馈层中的门。",
    ),
    "swish": (
        "输入乘以 beta 倍输入的 Sigmoid；beta = 1 时即 SiLU。",
        "一个可固定也可学习的系数 beta，把直线 x / 2（beta = 0）、SiLU（beta = 1）与 ReLU（beta → ∞）连在一起。",
        "不单调：beta > 0 时最低降到 −0.278 / beta，再往左趋于 0。多数库中名为 swish 的函数没有 beta。",
        "需要调节或学习 beta 的场合；beta = 1 时直接称为 SiLU 即可。",
    ),
    "mish": (
        "输入乘以其 Softplus 的双曲正切。",
        "光滑，在 0 处比 SiLU 和 GELU 更陡：0.6 对 0.5。",
        "照定义书写要算指数、对数和 tanh 各一次；不单调，在 x = −1.192 处降到 −0.309，再往左趋于 0。",
        "YOLOv4 一系的检测器；其他场合请先与 SiLU 实测比较。",
    ),
    "softmax": (
        "把一组 logit 变成概率分布。",
        "输出为正、和为 1、保持输入的大小顺序，并且光滑。",
        "某个 logit 遥遥领先时即饱和，取不到 0；不先减去最大值就会溢出；输出的置信度并不等于正确率。",
        "多选一的分类输出、注意力权重；训练时用以 logit 为输入的交叉熵，其中已包含 Softmax。",
    ),
}
