using Engine.Jobs;

namespace Web.Admin.Jobs;

/// <summary>Faults of the worker in Dutch; the type of an exception stays as it is, for the administrator who looks it up.</summary>
internal static class JobFaultText
{
    public static string Of(string? fault) => fault switch
    {
        null => "-",
        JobFaults.UnknownKind => "Dit soort werk bestaat niet meer",
        JobFaults.UnknownTenant => "Dit portaal bestaat niet meer",
        JobFaults.LeaseLost => "Het werk werd steeds afgebroken",
        JobFaults.MessageExpired => "Het bericht kon niet op tijd worden verstuurd",
        _ => fault,
    };
}
