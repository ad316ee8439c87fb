package peopletest

import "strings"

// A stock is the names of one part of the people of an invented town, the commonest first:
// given names of girls and boys, and names of families.
type stock struct {
	share          int // in a hundred
	girls, boys    []string
	families       []string
	before, behind []string // of which rarer families' names are made
}

func words(s string) []string { return strings.Fields(s) }

// stocks are put together for tests. That a few names are very common, and most rare, is
// what makes finding somebody hard.
var stocks = []stock{
	{
		share: 78,
		girls: words(`Olivia Emily Sophie Jessica Sarah Charlotte Amelia Chloe Lucy Ella Grace Emma Hannah Megan Lily Isabella Katie Rebecca Laura Amy Daisy
			Evie Ruby Poppy Freya Lauren Georgia Elizabeth Holly Abigail Molly Eleanor Bethany Alice Ellie Scarlett Phoebe Erin Matilda Rosie Victoria Jade
			Natasha Samantha Catherine Stephanie Rachel Nicole Zoe Leah Imogen Harriet Jasmine Summer Tilly Maisie Caitlin Danielle Kirsty Gemma Kelly Louise
			Margaret Josephine Philippa Stacey Tracey Natalie Hayley Siobhan Gabrielle Francesca Penelope Beatrice Florence Martha Niamh Paige Shannon Tamsin`),
		boys: words(`Jack Oliver Thomas James William Daniel Joshua George Harry Samuel Alexander Joseph Benjamin Jacob Luke Matthew Callum Ryan Liam Ethan
			Alfie Charlie Archie Leo Oscar Max Lewis Adam Connor Nathan Jake Michael David Andrew Robert Christopher Edward Jamie Tyler Dylan Kieran Freddie
			Toby Theodore Henry Louis Sebastian Aaron Jordan Reece Owen Logan Mason Bradley Anthony Stephen Richard Mark Paul Kevin Darren Craig Gareth
			Nicholas Patrick Timothy Jonathan Nathaniel Zachary Finley Rhys Elliot Rory Declan Dominic Gabriel Isaac Kenneth Lawrence Philip Russell Vincent`),
		families: words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke
			Clark Hughes Edwards Harris Lewis Turner Hill Cooper Moore Ward Morris King Watson Baker Martin Harrison Morgan Patterson Young Allen Mitchell
			James Anderson Phillips Lee Bell Parker Davis Bennett Miller Shaw Cook Simpson Richardson Price Marshall Collins Carter Bailey Gray Murphy
			Murray Adams Stevens Stephenson Webb Rogers Reid Reed Foster Pearson Palmer Mills Barker Chapman Knight Kennedy Butler Barnes Fisher Holmes
			Dixon Matthews Gibson Fletcher Lloyd Ellis Graham Hunt Powell Andrews Burton Armstrong Lawson Lowe Hart Spencer Rees Reynolds Carr Burns`),
		before: words(`Ash Beck Birch Black Brad Brook Burn Carl Chester Clay Cran Dal Eden Elling Fair Fern Green Hal Hart Hather Hazel Hol Kirk Lang Lin
			Long Mar Mid Nether New North Oak Pem Pen Rad Raven Red Rook Sand Shel South Stan Stock Thorn Under Wal Wel West Whit Wil Win Wood Yar`),
		behind: words(`bourne bridge brook burn bury by cliffe combe cote croft dale don feld field ford gate grave ham head hurst ley low man mere moor more
			over ridge sall shaw stead stock stone thorpe ton tree wall ward water well wick win wold wood worth`),
	},
	{
		share: 9,
		girls: words(`Aisha Fatima Zainab Maryam Khadija Amina Sana Hafsa Sumaiya Noor Iqra Zara Safa Anisa Rabia Nadia Saima Shazia Farah Rukhsana Nazia Yasmin`),
		boys: words(`Muhammad Mohammed Ali Ahmed Hassan Ibrahim Yusuf Omar Bilal Hamza Abdullah Imran Usman Zain Adil Tariq Khalid Faisal Haris Ismail Mustafa
			Asif Nadeem Shahid Zubair`),
		families: words(`Khan Hussain Ahmed Ali Begum Akhtar Mahmood Malik Iqbal Hassan Shah Mohammed Miah Rahman Chowdhury Uddin Bibi Mirza Qureshi Aslam Rashid
			Sheikh Butt Siddiqui Javed Anwar Saleem Bashir Farooq Younis Zaman Karim Latif Sharif Yaqub`),
	},
	{
		share: 4,
		girls: words(`Priya Anjali Simran Jasleen Harpreet Kavita Meera Neha Pooja Riya Divya Asha Lakshmi Manpreet Navneet Sunita`),
		boys:  words(`Arjun Rohan Jaspreet Gurpreet Harjit Amit Raj Vikram Sanjay Krishna Nikhil Rahul Sunil Dev Karan Aarav`),
		families: words(`Patel Singh Kaur Sharma Shah Mistry Desai Gill Dhillon Sandhu Chauhan Kumar Gupta Joshi Bhatt Rai Nair Iyer Ramaswamy Parmar Solanki Rathod
			Grewal Sidhu Bains`),
	},
	{
		share: 5,
		girls: words(`Zofia Julia Maja Zuzanna Oliwia Wiktoria Katarzyna Agnieszka Magdalena Andreea Ioana Elena Mihaela Kornelia Nikola Aleksandra`),
		boys:  words(`Jakub Antoni Szymon Kacper Mateusz Wojciech Piotr Tomasz Krzysztof Andrei Alexandru Stefan Mihai Bogdan Filip Oskar`),
		families: words(`Nowak Kowalski Wisniewski Wojcik Kaminska Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski Popescu Ionescu Popa Dumitru Stan Radu Munteanu
			Jankowski Mazur Krawczyk Piotrowski Grabowski Pawlak`),
	},
	{
		share: 4,
		girls: words(`Ngozi Chiamaka Oluwaseun Folake Abena Ama Efua Blessing Grace Precious Amara Temitope Adaeze Zawadi Selam Hodan`),
		boys:  words(`Chidi Emeka Oluwaseun Tunde Kwame Kofi Kwesi Emmanuel Samuel Tendai Tafadzwa Abdi Yonas Segun Babatunde Femi`),
		families: words(`Okafor Adeyemi Mensah Owusu Boateng Okonkwo Adebayo Ogunleye Asante Appiah Moyo Ndlovu Abdi Mohamed Osei Eze Nwosu Balogun Olawale Chukwu
			Mbeki Sesay Kamara Bangura`),
	},
}

// streets are made of these.
var (
	streetFirst = words(`Elm Oak Church Mill Station Victoria Albert Park Manor Orchard Chapel School Meadow Willow Sycamore Hawthorn Castle Abbey Bridge Canal
		Garden Green High Hillside Jubilee Kings Laurel Lime London Maple North Priory Queens Railway Richmond River Rosemary Salisbury Silver Spring
		Stanley Tennyson Trinity Union Vicarage Wellington Westfield Windmill Windsor York Cambridge Chestnut Cromwell Derby Fairfield Grange`)
	streetLast = words(`Road Street Avenue Lane Close Drive Way Court Gardens Crescent Place Terrace Grove Walk`)
)

// shortForms are what people are called for short.
var shortForms = map[string]string{
	"Elizabeth": "Liz", "Catherine": "Kate", "Rebecca": "Becky", "Samantha": "Sam", "Jessica": "Jess", "Victoria": "Vicky", "Abigail": "Abby", "Bethany": "Beth",
	"Eleanor": "Ellie", "Stephanie": "Steph", "Natasha": "Tasha", "Margaret": "Maggie", "Josephine": "Josie", "Philippa": "Pippa", "Isabella": "Izzy",
	"Charlotte": "Lottie", "Matilda": "Tilly", "Francesca": "Fran", "Penelope": "Penny", "Beatrice": "Bea", "Florence": "Flo", "Danielle": "Dani",
	"Thomas": "Tom", "James": "Jim", "William": "Billy", "Daniel": "Danny", "Joshua": "Josh", "Samuel": "Sammy", "Alexander": "Alex", "Joseph": "Joe",
	"Benjamin": "Ben", "Jacob": "Jake", "Matthew": "Matt", "Nathan": "Nate", "Michael": "Mike", "David": "Dave", "Andrew": "Andy", "Robert": "Bob",
	"Christopher": "Chris", "Edward": "Ted", "Theodore": "Theo", "Anthony": "Tony", "Stephen": "Steve", "Richard": "Dick", "Nicholas": "Nick",
	"Patrick": "Paddy", "Timothy": "Tim", "Jonathan": "Jon", "Zachary": "Zac", "Dominic": "Dom", "Kenneth": "Ken", "Lawrence": "Larry", "Philip": "Phil",
	"Vincent": "Vince", "Oliver": "Ollie", "Henry": "Harry", "Muhammad": "Mo", "Mohammed": "Mo", "Katarzyna": "Kasia", "Agnieszka": "Aga", "Aleksandra": "Ola",
}
