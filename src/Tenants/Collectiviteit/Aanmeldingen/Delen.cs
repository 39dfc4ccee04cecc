using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>Reads by many keys in few statements: no database takes ten thousand keys in one.</summary>
internal static class Delen
{
    public const int Grootte = 1000;

    public static IEnumerable<IReadOnlyList<TSleutel>> Van<TSleutel>(IEnumerable<TSleutel> sleutels) => sleutels.Distinct().Chunk(Grootte);

    public static async Task<List<TRij>> LeesAsync<TSleutel, TRij>(
        IEnumerable<TSleutel> sleutels, Func<IReadOnlyList<TSleutel>, IQueryable<TRij>> vraag, CancellationToken cancellation)
    {
        var rijen = new List<TRij>();
        foreach (var deel in Van(sleutels))
        {
            rijen.AddRange(await vraag(deel).ToListAsync(cancellation));
        }

        return rijen;
    }
}
