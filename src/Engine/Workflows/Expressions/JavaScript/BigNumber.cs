using System.Numerics;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Whole numbers of any size to the nearest double, ties to even; a cast would cut instead of round.</summary>
internal static class BigNumber
{
    public static double Round(BigInteger exact)
    {
        var bits = (int)exact.GetBitLength();
        if (bits <= 53)
        {
            return (double)exact;
        }

        var shift = bits - 54;
        var top = (long)(exact >> shift);
        var sticky = !(exact & ((BigInteger.One << shift) - 1)).IsZero;
        var half = (top & 1) == 1;
        var kept = top >> 1;
        if (half && (sticky || (kept & 1) == 1))
        {
            kept++;
        }

        return Math.ScaleB((double)kept, shift + 1);
    }
}
