namespace Engine.Tenancy.Configuration;

/// <summary>Finds what somebody probably meant.</summary>
public static class Spelling
{
    /// <summary>The choice that lies at most a third of its letters away (two in short words), swapped neighbours counted once; null when none does.</summary>
    public static string? Nearest(string typed, IEnumerable<string> choices)
    {
        string? nearest = null;
        var best = int.MaxValue;
        foreach (var choice in choices)
        {
            var distance = Distance(typed.ToLowerInvariant(), choice.ToLowerInvariant());
            var length = Math.Max(typed.Length, choice.Length);
            if (distance < best && distance <= Math.Max(length < 4 ? 1 : 2, length / 3))
            {
                (nearest, best) = (choice, distance);
            }
        }

        return nearest;
    }

    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
