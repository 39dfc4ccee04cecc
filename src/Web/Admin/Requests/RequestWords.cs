using Engine.Access.Requests;
using Engine.Calendar;
using Engine.Ui;

namespace Web.Admin.Requests;

/// <summary>Requests for an account in Dutch.</summary>
internal static class RequestWords
{
    public static string State(AccountRequestState state) => state switch
    {
        AccountRequestState.Open => "Open",
        AccountRequestState.Approved => "Goedgekeurd",
        AccountRequestState.Refused => "Geweigerd",
    };

    /// <summary>How long it has waited, in days on the Dutch calendar.</summary>
    public static string Age(AccountRequest request, TimeProvider time) =>
        (DutchTime.Today(time).DayNumber - DutchTime.DateOf(request.At).DayNumber) switch
        {
            0 => "vandaag",
            1 => "1 dag",
            var days => $"{Show.Number(days)} dagen",
        };
}
