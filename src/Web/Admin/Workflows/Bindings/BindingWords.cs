using Engine.Ui;
using Engine.Workflows.Requests.Bindings;

namespace Web.Admin.Workflows.Bindings;

/// <summary>What handles a kind of request, in Dutch.</summary>
internal static class BindingWords
{
    public static string Handling(BindingOverview.Handling handling) => handling switch
    {
        { DefinitionName: null } => "Niets: er is nog geen workflow",
        { IsPublished: false, Number: null } => $"Niets: {handling.DefinitionName} is niet gepubliceerd",
        { Number: { } number } => $"{handling.DefinitionName}, versie {Show.Number(number)}",
        _ => handling.DefinitionName,
    };

    public static string Planned(BindingOverview.Row row) =>
        row.Planned.Count == 0 ? "-" : $"{Handling(row.Planned[0].Handling)} vanaf {Show.Moment(row.Planned[0].From)}";

    public static string Open(BindingOverview.Row row) => row.OpenCount switch
    {
        0 => "Geen",
        var count when row.Open.Count == 1 => $"{Show.Number(count)}, met {row.Open[0].DefinitionName}",
        var count => $"{Show.Number(count)}: {string.Join(", ", row.Open.Select(o => $"{Show.Number(o.Count)} met {o.DefinitionName}"))}",
    };
}
