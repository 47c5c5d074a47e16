/// Names for invented people: given and family names that are common in England, drawn
/// independently of each other.
enum NamesOfPeople {
    static let given = words(
        """
        Aaliyah Abigail Adam Adeola Agnieszka Aisha Alan Albert Alex Alfie Alice Amara Amelia Amina
        Amir Amy Ana Andrei Anita Anna Arlo Arthur Asha Austin Ava Ayaan Beatrice Ben Bethany Billy
        Bogdan Bonnie Caleb Callum Cara Carlos Charlie Chidi Chloe Clara Connor Daisy Dan Daniel
        Darcey Dawn Declan Deepa Diana Dominic Dylan Edith Eleanor Elena Elijah Ella Ellis Emeka
        Emily Emma Erin Esme Ethan Eva Evie Farah Fatima Felix Finley Fiona Florence Frankie Freddie
        Freya Gabriel Gareth George Georgia Grace Hannah Harley Harper Harriet Harry Harvey Hassan
        Hazel Heidi Henry Holly Hugo Ibrahim Ida Imogen Ines Iris Isaac Isla Ivy Jack Jacob Jade
        Jasmine Jay Jesse Joanna Joel Jonah Joseph Josie Jude Julia Kai Karim Kasia Katie Keira Kemi
        Kian Kit Kofi Laila Lara Laura Layla Leah Leo Leon Lewis Liam Libby Lily Logan Lola Louis
        Lucas Lucy Luka Luna Mabel Maisie Malik Marcus Maria Marek Martha Mary Mason Matilda Maya
        Megan Mia Michael Mila Millie Mohammed Molly Musa Nadia Naomi Nathan Nell Niamh Nina Noah
        Nora Olive Oliver Olivia Omar Orla Oscar Otis Owen Paige Pavel Penny Peter Phoebe Poppy
        Priya Quinn Rafael Raj Ralph Reuben Rhys Riley Robin Rory Rosa Rosie Rowan Ruby Rufus Ruth
        Ryan Sadie Sam Samira Sana Sara Scarlett Sean Sebastian Sienna Skye Sofia Sol Sophie Stan
        Stella Tahira Tara Teddy Theo Thomas Tilly Toby Tomasz Uma Victor Viola Wanda Wilf Will
        Willow Xander Yara Yasmin Yusuf Zac Zainab Zara Zofia
        """)

    static let family = words(
        """
        Abbott Acheampong Adams Adeyemi Ahmed Akhtar Albrecht Ali Allen Amos Anand Andrews Antunes
        Appleby Archer Ashdown Atkins Bailey Baker Balogun Banks Barker Barnes Bashir Baxter Beales
        Begum Bell Bennett Bianchi Bishop Blake Bloom Bond Boateng Bowles Bradley Brennan Brister
        Brown Buckle Bullen Burton Bush Butcher Byrne Carr Carter Chan Chapman Chaudhry Clarke
        Cole Collins Cooper Costa Cox Cross Crowe Cubitt Daniels Das Davey Dean Dhillon Dixon Dobbs
        Doyle Drake Duffield Dyer Eagle Eke Ellis Eze Farrow Fenn Fernandes Field Fisher Flowerday
        Ford Foster Fox Frost Fuller Gao Garner George Gibbs Gill Goodrum Gordon Gotts Grand Gray
        Green Grey Grimes Gupta Hall Hammond Hardy Harmer Harris Hassan Hayes Herring Hewitt Hill
        Hoang Holmes Howes Hughes Hunt Hussain Hyde Ibrahim Ivanova Jackson James Jarvis Jennings
        Jones Joshi Kaur Kelly Kent Kerr Khan King Knights Kowalski Kumar Lake Lambert Larter Lawson
        Leeder Leung Lewis Lin Lloyd Long Lovick Mace Mann Marsh Martin Mason Matthews May McCall
        Mehta Mendes Miah Miller Mills Minns Mitchell Moore Morgan Moyo Murphy Nash Neave Newman
        Nguyen Nichols Nolan Novak Nowak Nunn Obi Okafor Okoro Oliver Owusu Page Palmer Parker Patel
        Payne Pearce Pereira Perry Peters Phiri Pitcher Platten Popescu Porter Pratt Price Quantrill
        Quinn Rahman Ramsay Rao Reed Reeve Reid Rix Roberts Rose Rowe Rudd Rump Rushmer Russell
        Ryan Sadler Santos Savory Sayer Scott Seaman Shah Sharma Shaw Short Silva Singh Smith Spinks
        Starling Stone Stroud Sutton Tan Tate Taylor Thirtle Thompson Thrower Tovell Tuck Turner
        Utting Vincent Walker Wang Ward Warnes Watts Webb Wells West White Wiley Williams Wong Woods
        Wright Wu Yaxley Yilmaz Young Yusuf Zhang Zielinski
        """)

    /// The words of a text. Long array literals take the compiler longer than this takes to run.
    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
