using Engine.Questions;

namespace Collectiviteit.Deelnemers;

/// <summary>Whose data a page shows: somebody who asks about it need not say who it is.</summary>
internal sealed class Paginaonderwerp(Dossiers dossiers) : PageSubject
{
    public override async Task<string?> FindAsync(string page, CancellationToken cancellation)
    {
        var delen = page.Split('/');
        return delen[0] == "verzekerden" && delen.Skip(1).Select(d => Guid.TryParse(d, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null) is { } deelname
            && await dossiers.VindAsync(Features.Detail, deelname, cancellation) is { } dossier
                ? $"{dossier.Lid.Naam} (relatienummer {dossier.Deelname.Relatienummer})"
                : null;
    }
}
